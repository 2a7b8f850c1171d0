// The legend: the very sprites of the map beside their words.

/** `entries` are [kind, look, turn, words]; none hides the legend. */
export function showLegend(box, entries, sprites) {
  box.replaceChildren(...entries.map(([kind, look, turn, words]) => row(sprites.sprite(kind, look, turn), words)));
  box.hidden = entries.length === 0;
}

function row(sprite, words) {
  const entry = document.createElement("div");
  const picture = entry.appendChild(document.createElement("canvas"));
  picture.width = sprite.image.width;
  picture.height = sprite.image.height;
  picture.style.width = sprite.half * 2 + "px";
  picture.getContext("2d").drawImage(sprite.image, 0, 0);
  entry.appendChild(document.createElement("span")).textContent = words;
  return entry;
}
