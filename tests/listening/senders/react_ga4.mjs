// A page with react-ga4: what it puts into the data layer, before and after the script that it asks for has come.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { complain, later } = require("./page.cjs");
const { default: ReactGA } = await import(pathToFileURL(require.resolve("react-ga4")));

const url = process.argv[2];
ReactGA.initialize("G-AAAAAAAAAA", { gtagUrl: `${url}/gtag/js`, gtagOptions: { user_id: "person-1" } });
ReactGA.event("order_placed", { total: 12.5, currency: "EUR" });

// The page does as a browser does with the script, since it runs none by itself.
const script = document.querySelector("script");
const answer = await fetch(script.src);
if (!script.src.startsWith(`${url}/gtag/js?id=G-`) || !answer.ok) complain(script.src);
(0, eval)(await answer.text());

ReactGA.send({ hitType: "pageview", page: "/checkout" });
ReactGA.gtag("event", "order_refunded", { total: 3, event_callback: () => console.log("called back") });
window.dataLayer.push({ event: "cart_item_added", quantity: 2 });
await later(1000);
process.exit();
