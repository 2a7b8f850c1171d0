// The card of the selected thing. Its words come from people outside: only ever as text content.

const GAP_EM = 3.3; // clear of the ring and of the number under it
const EDGE_PX = 8;

export class Card {
  constructor(map, container) {
    this.map = map;
    this.box = container.appendChild(document.createElement("div"));
    this.box.className = "card";
    this.box.hidden = true;
    this.place = null;
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    map.on("move resize", this.follow, this);
  }

  /** `content` is {tone, heading, title, rows: [[name, value]], note}; without a place it docks in the corner. */
  show(content, place) {
    this.place = place;
    this.box.dataset.tone = content.tone;
    this.box.replaceChildren(
      line("card-heading", content.heading),
      line("card-title", content.title),
      rows(content.rows),
      line("card-note", content.note),
    );
    this.box.hidden = false;
    this.follow();
  }

  /** The thing moved, got a place or lost it. */
  placeAt(place) {
    this.place = place;
    this.follow();
  }

  hide() {
    this.box.hidden = true;
  }

  follow() {
    if (this.box.hidden) return;
    const size = this.map.getSize();
    const width = this.box.offsetWidth;
    const height = this.box.offsetHeight;
    let left = EDGE_PX;
    let top = EDGE_PX;
    if (this.place) {
      const point = this.map.latLngToContainerPoint(this.place);
      const gap = GAP_EM * parseFloat(getComputedStyle(this.box).fontSize);
      const isRoomRight = point.x + gap + width + EDGE_PX <= size.x;
      left = isRoomRight ? point.x + gap : point.x - gap - width;
      top = Math.min(Math.max(point.y - height / 3, EDGE_PX), size.y - height - EDGE_PX);
      const isSeen = point.x >= 0 && point.y >= 0 && point.x <= size.x && point.y <= size.y;
      this.box.style.visibility = isSeen ? "visible" : "hidden";
    } else {
      this.box.style.visibility = "visible";
    }
    this.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}

function line(className, text) {
  const element = document.createElement("div");
  element.className = className;
  element.textContent = text;
  element.hidden = text === "";
  return element;
}

function rows(pairs) {
  const list = document.createElement("dl");
  for (const [name, value] of pairs) {
    list.appendChild(document.createElement("dt")).textContent = name;
    list.appendChild(document.createElement("dd")).textContent = value;
  }
  return list;
}
