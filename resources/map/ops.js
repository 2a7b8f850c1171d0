// The map page. It draws what Python sends and says what the operator did; it owns nothing
// and may be thrown away and loaded again at any moment.
import { Card } from "./card.js";
import { connect } from "./channel.js";
import { listenToKeys } from "./keys.js";
import { PlaceNames } from "./labels.js";
import { showLegend } from "./legend.js";
import { Outlook } from "./places.js";
import { PointLayer } from "./points.js";
import { SpriteBook } from "./symbols.js";

const HIT_PX = 12;

const map = window.map_ops;
const sprites = new SpriteBook();
const names = new PlaceNames(map);
const points = new PointLayer(map, sprites);
const card = new Card(map, document.getElementById("map_ops"));
const outlook = new Outlook(map);
let legend = [];

L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);

// What Python may ask for: one argument each, plain JSON.
const api = {
  theme(theme) {
    const style = document.documentElement.style;
    for (const [name, value] of Object.entries(theme.colors)) {
      style.setProperty("--" + name.replaceAll("_", "-"), value);
    }
    style.setProperty("--base", theme.base_px + "px");
    use(theme);
  },
  area(area) {
    const bounds = L.latLngBounds(area.bounds);
    outlook.setArea(bounds);
    map.setMaxBounds(bounds.pad(2.5));
    names.show(area.districts, area.villages);
    put("attribution", area.attribution);
  },
  upsert({ kind, rows }) {
    points.upsert(kind, rows);
    card.placeAt(points.selectedPlace());
  },
  remove({ kind, ids }) {
    points.remove(kind, ids);
    card.placeAt(points.selectedPlace());
  },
  layers: (visible) => points.setVisible(visible),
  select({ kind, id, label, card: content, bring }) {
    points.select(kind, id, label);
    const place = points.selectedPlace();
    card.show(content, place);
    if (bring && place) outlook.bring(place);
  },
  deselect() {
    points.select("", "", "");
    card.hide();
  },
  view: (view) => outlook.show(view),
  zoom: (steps) => map.setZoom(map.getZoom() + steps * map.options.zoomDelta),
  whole_area: () => outlook.showWhole(),
  legend(entries) {
    legend = entries;
    showLegend(element("legend"), legend, sprites);
  },
  drill: (word) => put("drill", word),
  note: (text) => put("note", text),
};

/** Draw in this theme now, and once more when the font is there: a canvas does not wait for it by itself. */
function use(theme) {
  const draw = () => {
    sprites.use(theme);
    names.use(theme);
    points.redraw();
    showLegend(element("legend"), legend, sprites);
  };
  draw();
  const fonts = [400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 11px Inter`));
  Promise.all(fonts).then(draw);
}

function element(name) {
  const id = "ops-" + name;
  let found = document.getElementById(id);
  if (!found) {
    found = document.createElement("div");
    found.id = id;
    document.body.appendChild(found);
  }
  return found;
}

/** Show `text` in the box of that name; an empty text hides the box. */
function put(name, text) {
  const box = element(name);
  box.textContent = text;
  box.hidden = text === "";
}

// Several things under one point: each further click on the same spot takes the next one.
let lastClick = null;

function pickAt(position) {
  const found = points.at(position, HIT_PX);
  if (found.length === 0) return null;
  let index = 0;
  if (lastClick && lastClick.position.distanceTo(position) <= 3) {
    const last = found.findIndex((item) => item.key === lastClick.key);
    index = (last + 1) % found.length;
  }
  lastClick = { position, key: found[index].key };
  return found[index];
}

function start(bridge) {
  map.on("click", (event) => {
    const item = pickAt(event.containerPoint);
    if (item) bridge.clicked(item.kind, item.id);
  });
  const pickPlace = (event) => {
    const place = event.latlng.wrap();
    bridge.place_chosen(place.lat, place.lng);
  };
  map.on("contextmenu", pickPlace);
  map.on("dblclick", (event) => {
    if (points.at(event.containerPoint, HIT_PX).length === 0) pickPlace(event);
  });
  map.on("moveend", () => bridge.view_moved(...outlook.report()));
  listenToKeys(map, () => outlook.showWhole());
  // A hairline says that the keys go to the map now.
  const showFocus = () => document.body.classList.toggle("focused", document.hasFocus());
  window.addEventListener("focus", showFocus);
  window.addEventListener("blur", showFocus);
  let isPointing = false;
  map.on("mousemove", (event) => {
    const over = points.at(event.containerPoint, HIT_PX).length > 0;
    if (over === isPointing) return;
    isPointing = over;
    map.getContainer().classList.toggle("pointing", over);
  });
}

connect(api, { start, applied: (isLast) => points.hold(!isLast) });
