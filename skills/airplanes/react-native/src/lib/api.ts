import * as SecureStore from "expo-secure-store";

const TOKEN = "planboard.token";

/** An answer of the API other than success; its message may be shown. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const token = await SecureStore.getItemAsync(TOKEN);
  const response = await fetch(`${process.env.EXPO_PUBLIC_API_URL}${path}`, {
    method,
    headers: {
      "Content-Type": "application/json",
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (response.status === 204) return undefined as T;
  const answer = await response.json();
  if (!response.ok) throw new ApiError(response.status, answer.error);
  return answer;
}

export const api = {
  get: <T>(path: string) => send<T>("GET", path),
  post: <T>(path: string, body?: unknown) => send<T>("POST", path, body),
  put: <T>(path: string, body?: unknown) => send<T>("PUT", path, body),
  patch: <T>(path: string, body?: unknown) => send<T>("PATCH", path, body),
};

export const hasToken = async () => (await SecureStore.getItemAsync(TOKEN)) !== null;
export const keepToken = (token: string) => SecureStore.setItemAsync(TOKEN, token);
export const dropToken = () => SecureStore.deleteItemAsync(TOKEN);
