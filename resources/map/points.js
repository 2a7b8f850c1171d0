// All live things on one canvas: incidents, cameras, vehicles, observations, earthquakes. One canvas, because every
// further full-size canvas costs a software compositor more than redrawing ten thousand sprites.
import { MapCanvas } from "./map_canvas.js";

// Drawn in this order; the last is on top and is hit first.
const KINDS = ["earthquake", "observation", "camera", "vehicle", "incident"];
const RING_PX = 16;
const MARGIN_PX = 40; // half a large symbol: what stands just outside still reaches in
const CELL_PX = 3;
const DENSE = 3000; // from so many on, coarser: nobody reads ten thousand symbols one by one
const DENSE_CELL_PX = 6;

export class PointLayer extends MapCanvas {
  constructor(map, sprites) {
    super(map, "points", 450);
    this.sprites = sprites;
    this.layers = {};
    for (const kind of KINDS) {
      this.layers[kind] = { items: new Map(), order: [], isVisible: true, isSorted: true };
    }
    this.selected = { kind: "", id: "", label: "" };
    this.settle();
  }

  /** Rows are [id, lat, lon, look, turn in degrees or null, rank]; a higher rank is drawn above. */
  upsert(kind, rows) {
    const layer = this.layers[kind];
    for (const [id, lat, lon, look, turn, rank] of rows) {
      let item = layer.items.get(id);
      if (!item) {
        item = { kind, id, key: kind + "/" + id };
        layer.items.set(id, item);
        layer.order.push(item);
        layer.isSorted = false;
      } else if (item.rank !== rank) {
        layer.isSorted = false;
      }
      item.place = L.latLng(lat, lon);
      item.rank = rank;
      item.look = look;
      item.turn = turn;
      item.sprite = null;
      this.project(item);
    }
    this.redraw();
  }

  remove(kind, ids) {
    const layer = this.layers[kind];
    for (const id of ids) layer.items.delete(id);
    layer.order = Array.from(layer.items.values());
    layer.isSorted = false;
    this.redraw();
  }

  setVisible(visible) {
    for (const kind of KINDS) this.layers[kind].isVisible = visible[kind] === true;
    this.redraw();
  }

  select(kind, id, label) {
    this.selected = { kind, id, label };
    this.redraw();
  }

  /** Return where the selected thing stands now; null without one, or when it has no place. */
  selectedPlace() {
    const { kind, id } = this.selected;
    const item = Object.hasOwn(this.layers, kind) ? this.layers[kind].items.get(id) : undefined;
    return item ? item.place : null;
  }

  /** What lies within `radius` px of a place in the view, nearest first; ties go to what is drawn above. */
  at(position, radius) {
    const world = position.add(this.map.getPixelBounds().min);
    const found = [];
    for (const kind of KINDS) {
      if (!this.layers[kind].isVisible) continue;
      for (const item of this.layers[kind].order) {
        const dx = item.x - world.x;
        const dy = item.y - world.y;
        const square = dx * dx + dy * dy;
        if (square <= radius * radius) found.push({ item, square, above: KINDS.indexOf(kind) * 100 + item.rank });
      }
    }
    found.sort((a, b) => a.square - b.square || b.above - a.above);
    return found.map((entry) => entry.item);
  }

  project(item) {
    const point = this.map.project(item.place);
    item.x = point.x;
    item.y = point.y;
  }

  projectAll() {
    for (const kind of KINDS) for (const item of this.layers[kind].order) this.project(item);
  }

  draw(context, frame) {
    let selected = null;
    for (const kind of KINDS) {
      const layer = this.layers[kind];
      if (!layer.isSorted) {
        layer.order.sort((a, b) => a.rank - b.rank);
        layer.isSorted = true;
      }
      if (layer.isVisible) {
        for (const item of this.uncovered(layer.order, frame)) this.drawItem(context, item, frame);
      }
      if (kind === this.selected.kind) selected = layer.items.get(this.selected.id);
    }
    if (selected) this.drawSelected(context, selected, frame);
  }

  /**
   * What is in the frame, without what lies under another of its kind on the same few pixels: it could not be
   * told apart, and leaving it out halves the time for ten thousand. Clicks still find it.
   */
  uncovered(order, frame) {
    const side = order.length < DENSE ? CELL_PX : DENSE_CELL_PX;
    const columns = Math.ceil((frame.width + 2 * MARGIN_PX) / side);
    const rows = Math.ceil((frame.height + 2 * MARGIN_PX) / side);
    const taken = new Uint8Array(columns * rows);
    const found = [];
    for (let index = order.length - 1; index >= 0; index--) {
      const item = order[index];
      const column = Math.floor((item.x - frame.left + MARGIN_PX) / side);
      const row = Math.floor((item.y - frame.top + MARGIN_PX) / side);
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
      const cell = row * columns + column;
      if (taken[cell] === 1) continue;
      taken[cell] = 1;
      found.push(item);
    }
    return found.reverse();
  }

  drawItem(context, item, frame) {
    const x = item.x - frame.left;
    const y = item.y - frame.top;
    if (item.sprite === null || item.sprite.theme !== this.sprites.theme) {
      item.sprite = this.sprites.sprite(item.kind, item.look, item.turn);
    }
    const { image, half } = item.sprite;
    context.drawImage(image, Math.round(x - half), Math.round(y - half), half * 2, half * 2);
  }

  drawSelected(context, item, frame) {
    const { colors, family, scale } = this.sprites.theme;
    const x = item.x - frame.left;
    const y = item.y - frame.top;
    context.beginPath();
    context.arc(x, y, RING_PX * scale, 0, 2 * Math.PI);
    context.lineWidth = 5 * scale;
    context.strokeStyle = colors.sea;
    context.stroke();
    context.lineWidth = 2 * scale;
    context.strokeStyle = colors.accent;
    context.stroke();
    this.drawItem(context, item, frame);
    if (this.selected.label === "") return;
    context.font = `600 ${11 * scale}px ${family}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineWidth = 4 * scale;
    context.strokeStyle = colors.sea;
    context.strokeText(this.selected.label, x, y + (RING_PX + 4) * scale);
    context.fillStyle = colors.text;
    context.fillText(this.selected.label, x, y + (RING_PX + 4) * scale);
  }
}
