// A canvas that lies on the map: covers the view and a margin, moves with the map while it is dragged.

const PAD_SHARE = 0.1; // drawn beyond the view, so that a drag shows something before it ends

/** A subclass gives `projectAll` (the zoom changed) and `draw`, and calls `settle` once it is built. */
export class MapCanvas {
  constructor(map, name, zIndex) {
    this.map = map;
    const pane = map.createPane(name);
    pane.style.zIndex = String(zIndex);
    pane.style.pointerEvents = "none";
    this.canvas = pane.appendChild(document.createElement("canvas"));
    this.context = this.canvas.getContext("2d");
    this.request = 0;
    this.isHeld = false;
    this.zoom = null;
    map.on("moveend viewreset resize", this.settle, this);
    map.on("move", this.follow, this);
  }

  /** Place the canvas round the present view and draw. */
  settle() {
    const size = this.map.getSize();
    const pad = size.multiplyBy(PAD_SHARE).round();
    const corner = this.map.containerPointToLayerPoint(pad.multiplyBy(-1)).round();
    this.ratio = window.devicePixelRatio || 1;
    this.width = size.x + 2 * pad.x;
    this.height = size.y + 2 * pad.y;
    const wanted = [Math.round(this.width * this.ratio), Math.round(this.height * this.ratio)];
    if (this.canvas.width !== wanted[0] || this.canvas.height !== wanted[1]) {
      [this.canvas.width, this.canvas.height] = wanted;
      this.canvas.style.width = this.width + "px";
      this.canvas.style.height = this.height + "px";
    }
    L.DomUtil.setPosition(this.canvas, corner);
    this.corner = corner;
    this.pad = pad;
    if (this.zoom !== this.map.getZoom()) {
      this.zoom = this.map.getZoom();
      this.projectAll();
    }
    this.redraw();
  }

  /** Settle in the middle of a long drag, before its edge comes into view. */
  follow() {
    const moved = this.map.containerPointToLayerPoint([0, 0]).subtract(this.corner).subtract(this.pad);
    if (Math.abs(moved.x) > this.pad.x || Math.abs(moved.y) > this.pad.y) this.settle();
  }

  /** While held, changes gather: more of them is under way. */
  hold(isHeld) {
    this.isHeld = isHeld;
    if (!isHeld) this.redraw();
  }

  redraw() {
    if (this.request === 0 && !this.isHeld) this.request = requestAnimationFrame(() => this.paint());
  }

  paint() {
    this.request = 0;
    const origin = this.map.getPixelOrigin().add(this.corner);
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.context.clearRect(0, 0, this.width, this.height);
    this.draw(this.context, { left: origin.x, top: origin.y, width: this.width, height: this.height });
  }

  projectAll() {}

  draw() {}
}
