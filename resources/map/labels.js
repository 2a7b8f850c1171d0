// Place names: districts at every zoom, villages when close.
import { MapCanvas } from "./map_canvas.js";

const VILLAGES_FROM_ZOOM = 12.5;

/** A name that would cover another is left out; districts come first. */
export class PlaceNames extends MapCanvas {
  constructor(map) {
    super(map, "names", 420);
    this.places = [];
    this.theme = null;
    this.settle();
  }

  use(theme) {
    this.theme = theme;
    this.redraw();
  }

  /** Both are lists of [name, lat, lon]. */
  show(districts, villages) {
    const read = (isDistrict) => ([name, lat, lon]) => ({ name, isDistrict, place: L.latLng(lat, lon) });
    this.places = [...districts.map(read(true)), ...villages.map(read(false))];
    this.projectAll();
    this.redraw();
  }

  projectAll() {
    for (const entry of this.places) {
      const point = this.map.project(entry.place);
      entry.x = point.x;
      entry.y = point.y;
    }
  }

  draw(context, frame) {
    if (!this.theme) return;
    const taken = [];
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const entry of this.places) {
      if (!entry.isDistrict && this.zoom < VILLAGES_FROM_ZOOM) continue;
      this.write(context, entry, entry.x - frame.left, entry.y - frame.top, taken);
    }
  }

  write(context, entry, x, y, taken) {
    if (x < -80 || y < -20 || x > this.width + 80 || y > this.height + 20) return;
    const { colors, family, scale } = this.theme;
    const size = (entry.isDistrict ? 11.5 : 10.5) * scale;
    context.font = `${entry.isDistrict ? 500 : 400} ${size}px ${family}`;
    const half = context.measureText(entry.name).width / 2 + 4;
    const box = { left: x - half, right: x + half, top: y - size * 0.7, bottom: y + size * 0.7 };
    if (taken.some((other) => overlap(box, other))) return;
    taken.push(box);
    context.lineWidth = 3 * scale;
    context.strokeStyle = colors.land;
    context.strokeText(entry.name, x, y);
    context.fillStyle = colors.text_3;
    context.fillText(entry.name, x, y);
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
