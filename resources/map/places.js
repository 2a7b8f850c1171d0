// Where the map looks. It moves when the operator moves it, or to show a selected thing that is out of sight.

const INNER_SHARE = 0.8;
const MARGIN_PX = 16;

export class Outlook {
  constructor(map) {
    this.map = map;
    this.bounds = map.getBounds();
    this.isWhole = true; // until the operator goes elsewhere the whole area stays fitted, also when resized
    this.isOwnMove = false;
    map.on("movestart zoomstart", () => {
      if (!this.isOwnMove) this.isWhole = false;
    });
    map.on("resize", () => {
      if (this.isWhole) this.showWhole();
    });
  }

  setArea(bounds) {
    this.bounds = bounds;
    if (this.isWhole) this.showWhole();
  }

  showWhole() {
    this.isOwnMove = true;
    this.isWhole = true;
    this.map.fitBounds(this.bounds, { animate: false, padding: [MARGIN_PX, MARGIN_PX] });
    this.isOwnMove = false;
  }

  show({ lat, lon, zoom }) {
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** Center `place` when it lies outside the inner part of the view; keep the zoom, never fight a drag. */
  bring(place) {
    if (this.map.dragging.moving()) return;
    const size = this.map.getSize();
    const point = this.map.latLngToContainerPoint(place);
    const share = (1 - INNER_SHARE) / 2;
    const isInside =
      point.x >= size.x * share && point.x <= size.x * (1 - share) &&
      point.y >= size.y * share && point.y <= size.y * (1 - share);
    if (!isInside) this.map.setView(place, this.map.getZoom(), { animate: false });
  }

  /** Latitude, longitude, zoom, then south, west, north, east, and whether the whole area is fitted. */
  report() {
    const center = this.map.getCenter();
    const bounds = this.map.getBounds();
    return [
      center.lat, center.lng, this.map.getZoom(),
      bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast(), this.isWhole,
    ];
  }
}
