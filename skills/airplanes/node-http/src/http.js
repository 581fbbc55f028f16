export class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function sendJson(res, status, body) {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(body));
}

export async function readJson(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  try {
    return Object(JSON.parse(Buffer.concat(chunks).toString()));
  } catch {
    throw new HttpError(400, "The body is not JSON");
  }
}

export function requireText(body, field) {
  const text = body[field];
  if (typeof text === "string" && text.trim()) return text.trim();
  throw new HttpError(400, `${field} is missing`);
}

export function requireOneOf(body, field, choices) {
  if (choices.includes(body[field])) return body[field];
  throw new HttpError(400, `${field} must be one of ${choices.join(", ")}`);
}
