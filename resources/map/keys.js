// The keys of the map: + and - zoom, arrows move, 0 shows the whole area.

const STEP_PX = 120;
const MOVES = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
};

export function listenToKeys(map, showWholeArea) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (Object.hasOwn(MOVES, event.key)) map.panBy(MOVES[event.key], { animate: false });
    else if (event.key === "+" || event.key === "=") map.zoomIn();
    else if (event.key === "-" || event.key === "_") map.zoomOut();
    else if (event.key === "0") showWholeArea();
    else return;
    event.preventDefault();
  });
}
