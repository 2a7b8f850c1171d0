// The one way in: batches of [[operation, argument], ...] as JSON text, each acknowledged by its number.

/**
 * Connect to Python; call `start` with the bridge, then say that the page is ready.
 * `applied` is told after each batch whether it was the last of its snapshot.
 */
export function connect(api, { start, applied }) {
  new QWebChannel(qt.webChannelTransport, (channel) => {
    const bridge = channel.objects.bridge;
    bridge.batch.connect((number, text, isLast) => {
      for (const [operation, argument] of JSON.parse(text)) apply(api, operation, argument);
      applied(isLast);
      bridge.acknowledge(number);
    });
    start(bridge);
    bridge.ready();
  });
}

function apply(api, operation, argument) {
  if (!Object.hasOwn(api, operation)) {
    console.error("unknown operation: " + operation);
    return;
  }
  try {
    api[operation](argument);
  } catch (error) {
    console.error(operation + ": " + (error && error.stack ? error.stack : error));
  }
}
