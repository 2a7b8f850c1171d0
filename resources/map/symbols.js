// Every symbol is drawn once into a small canvas and copied from there. Shape carries the meaning, colour repeats it.

const TURN_STEP_DEG = 10;
const CORNERS = { 1: 8, 2: 4, 3: 3 }; // octagon, diamond, triangle; severity 4 is a ring

export class SpriteBook {
  constructor() {
    this.theme = null;
    this.sprites = new Map();
  }

  use(theme) {
    this.theme = theme;
    this.sprites.clear();
  }

  /** Return {image, half, theme}: a canvas, half its side in CSS px, what it was drawn for. `turn` in degrees from north, or null. */
  sprite(kind, look, turn) {
    const step = turn === null ? null : Math.round(turn / TURN_STEP_DEG) * TURN_STEP_DEG;
    const key = kind + " " + look + " " + step;
    let sprite = this.sprites.get(key);
    if (!sprite) {
      sprite = this.drawn(kind, look, step);
      this.sprites.set(key, sprite);
    }
    return sprite;
  }

  drawn(kind, look, turn) {
    const { half, draw } = SYMBOLS[kind];
    const ratio = (window.devicePixelRatio || 1) * this.theme.scale;
    const side = half(look, turn) * 2;
    const image = document.createElement("canvas");
    image.width = image.height = Math.ceil(side * ratio);
    const pen = image.getContext("2d");
    pen.scale(ratio, ratio);
    pen.translate(side / 2, side / 2);
    pen.lineJoin = "round";
    draw(pen, this.theme, look, turn);
    return { image, half: (side / 2) * this.theme.scale, theme: this.theme };
  }
}

const radians = (degrees) => (degrees * Math.PI) / 180;

function circle(pen, radius) {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
}

function polygon(pen, points) {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.closePath();
}

function corners(count, radius, turn) {
  return Array.from({ length: count }, (_, index) => {
    const angle = turn + (2 * Math.PI * index) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** Fill with a rim in the ground's colour, so that neighbours stay apart. */
function fillWithRim(pen, fill, rim) {
  pen.lineWidth = 3;
  pen.strokeStyle = rim;
  pen.stroke();
  pen.fillStyle = fill;
  pen.fill();
}

// Incident: "1" to "4", with "+" while nobody has acknowledged it.
function drawIncident(pen, { colors }, look) {
  const severity = Number(look[0]);
  const fill = colors["p" + severity];
  if (look.endsWith("+")) {
    circle(pen, 12);
    pen.globalAlpha = 0.7;
    pen.lineWidth = 1.5;
    pen.strokeStyle = fill;
    pen.stroke();
    pen.globalAlpha = 1;
  }
  if (severity === 4) {
    drawRing(pen, fill, colors.land);
    return;
  }
  const turn = { 1: Math.PI / 8, 2: 0, 3: -Math.PI / 2 }[severity];
  polygon(pen, corners(CORNERS[severity], severity === 1 ? 8.5 : 7.5, turn));
  fillWithRim(pen, fill, colors.land);
}

function drawRing(pen, stroke, rim) {
  circle(pen, 5);
  pen.lineWidth = 5;
  pen.strokeStyle = rim;
  pen.stroke();
  pen.lineWidth = 2.5;
  pen.strokeStyle = stroke;
  pen.stroke();
}

// Camera: "live", "doubtful" (stale, frozen, dark), "off" or "unknown"; the wedge is what it looks at.
const WEDGE_DEG = 56;
const WEDGE_PX = 26;

function drawCamera(pen, { colors }, look, turn) {
  const stroke = { live: colors.text_2, doubtful: colors.stale, off: colors.text_3, unknown: colors.text_3 }[look];
  if (turn !== null) {
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.arc(0, 0, WEDGE_PX, radians(turn - 90 - WEDGE_DEG / 2), radians(turn - 90 + WEDGE_DEG / 2));
    pen.closePath();
    pen.globalAlpha = look === "live" ? 0.16 : 0.07;
    pen.fillStyle = stroke;
    pen.fill();
    pen.globalAlpha = 1;
  }
  cameraBody(pen);
  pen.setLineDash([]);
  fillWithRim(pen, look === "live" ? colors.text_2 : colors.land, colors.land);
  if (look === "live") return;
  pen.setLineDash(look === "unknown" ? [2, 2] : []);
  pen.lineWidth = 1.5;
  pen.strokeStyle = stroke;
  pen.stroke();
  pen.setLineDash([]);
  if (look === "off") slash(pen, stroke, colors.land);
}

function cameraBody(pen) {
  polygon(pen, [[-6.5, -4.5], [2.5, -4.5], [2.5, -1.5], [6.5, -4], [6.5, 4], [2.5, 1.5], [2.5, 4.5], [-6.5, 4.5]]);
}

function slash(pen, stroke, rim) {
  for (const [width, style] of [[4, rim], [1.5, stroke]]) {
    pen.beginPath();
    pen.moveTo(-7, 7);
    pen.lineTo(7, -7);
    pen.lineWidth = width;
    pen.strokeStyle = style;
    pen.stroke();
  }
}

// Vehicle: "live:A" is a filled disc with the initial of its category and a beak where it heads;
// "stale:A" is hollow, "unknown:A" hollow and dashed.
function drawVehicle(pen, { colors, family }, look, turn) {
  const [state, letter] = look.split(":");
  const stroke = { live: colors.text_2, stale: colors.stale, unknown: colors.text_3, replay: colors.replay }[state];
  const isHollow = state === "stale" || state === "unknown";
  vehicleBody(pen, turn);
  fillWithRim(pen, isHollow ? colors.land : stroke, colors.land);
  if (isHollow) {
    pen.setLineDash(state === "unknown" ? [2, 2] : []);
    pen.lineWidth = 1.5;
    pen.strokeStyle = stroke;
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.font = `700 8.5px ${family}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = isHollow ? stroke : colors.land;
  pen.fillText(letter, 0, 0.5);
}

function vehicleBody(pen, turn) {
  const radius = 6.5;
  pen.beginPath();
  if (turn === null) {
    pen.arc(0, 0, radius, 0, 2 * Math.PI);
    return;
  }
  const ahead = radians(turn - 90);
  const opening = radians(42);
  pen.arc(0, 0, radius, ahead + opening, ahead - opening + 2 * Math.PI);
  pen.lineTo(11.5 * Math.cos(ahead), 11.5 * Math.sin(ahead));
  pen.closePath();
}

// Earthquake: "5.2:p2" is two rings that grow with the magnitude, and the magnitude.
const quakeRadius = (look) => 7 + 4 * Math.min(7, Math.max(0, Number(look.split(":")[0]) - 2.5));

function drawEarthquake(pen, { colors, family }, look) {
  const [magnitude, tone] = look.split(":");
  const stroke = colors[tone];
  const radius = quakeRadius(look);
  pen.strokeStyle = stroke;
  for (const [share, width, alpha] of [[1, 1.25, 0.55], [0.55, 1.75, 0.9]]) {
    circle(pen, radius * share);
    pen.globalAlpha = alpha;
    pen.lineWidth = width;
    pen.stroke();
  }
  pen.globalAlpha = 1;
  circle(pen, 2);
  pen.fillStyle = stroke;
  pen.fill();
  pen.font = `600 10px ${family}`;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.fillText("M " + magnitude, 0, radius + 2);
}

// Observation: "site:live" is a tiny square (hundreds of lamps and assets stand there and are well: they must not
// outshout what is not), "report:live" a dot, "hotspot:live" a cross, "p1:live" and "p2:live" the severity's shape,
// smaller than an incident's. Hollow: told by a source that is silent since; dashed: nobody knows how old.
function drawObservation(pen, { colors }, look) {
  const [what, state] = look.split(":");
  const isLive = state === "live";
  const stroke = { live: colors.text_2, stale: colors.stale, unknown: colors.text_3 }[state];
  if (what === "hotspot") {
    drawCross(pen, stroke, colors.land);
    return;
  }
  const fill = { p1: colors.p1, p2: colors.p2, report: colors.text_2, site: colors.text_3 }[what];
  observationBody(pen, what);
  fillWithRim(pen, isLive ? fill : colors.land, colors.land);
  if (!isLive) {
    pen.setLineDash(state === "unknown" ? [2, 2] : []);
    pen.lineWidth = 1.5;
    pen.strokeStyle = what === "p1" || what === "p2" ? fill : stroke;
    pen.stroke();
    pen.setLineDash([]);
  }
}

function observationBody(pen, what) {
  if (what === "p1") polygon(pen, corners(8, 6, Math.PI / 8));
  else if (what === "p2") polygon(pen, corners(4, 6, 0));
  else if (what === "report") circle(pen, 3.5);
  else polygon(pen, [[-2.5, -2.5], [2.5, -2.5], [2.5, 2.5], [-2.5, 2.5]]);
}

function drawCross(pen, stroke, rim) {
  for (const [width, style] of [[4, rim], [1.75, stroke]]) {
    pen.beginPath();
    for (const [x, y] of [[-4, -4], [-4, 4]]) {
      pen.moveTo(x, y);
      pen.lineTo(-x, -y);
    }
    pen.lineWidth = width;
    pen.strokeStyle = style;
    pen.stroke();
  }
}

const SYMBOLS = {
  incident: { half: (look) => (look.endsWith("+") ? 14 : 11), draw: drawIncident },
  camera: { half: (_look, turn) => (turn === null ? 11 : WEDGE_PX + 2), draw: drawCamera },
  vehicle: { half: () => 15, draw: drawVehicle },
  observation: { half: () => 8, draw: drawObservation },
  earthquake: { half: (look) => quakeRadius(look) + 16, draw: drawEarthquake },
};
