// A browser's page, as far as an SDK looks: window, document, storage, fetch with preflights, XMLHttpRequest, beacons.
const { Window } = require("happy-dom");

const window = new Window({
  url: "http://localhost:3000/checkout",
  settings: { disableJavaScriptFileLoading: true, handleDisabledFileLoadingAsSuccess: false },
});
const replaced = ["fetch", "XMLHttpRequest", "Headers", "Request", "Response", "Blob", "FormData", "Event", "EventTarget", "CustomEvent", "URL"];
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis) || replaced.includes(name)) {
    globalThis[name] = window[name];
  }
}
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
globalThis.window = globalThis.self = window;

exports.later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// What went wrong with an answer, as a page's developer would see it in the console.
exports.complain = (error) => {
  console.error(error);
  process.exitCode = 1;
};
process.on("unhandledRejection", exports.complain);
