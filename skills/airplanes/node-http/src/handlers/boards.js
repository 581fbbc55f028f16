import { captureEvent } from "../analytics-server.js";
import {
  HttpError,
  readJson,
  requireOneOf,
  requireText,
  sendJson,
} from "../http.js";
import { requireAccount } from "../session.js";
import * as store from "../store.js";

export function listBoards(req, res) {
  sendJson(res, 200, store.listBoards(requireAccount(req)));
}

export async function createBoard(req, res) {
  const account = requireAccount(req);
  const body = await readJson(req);
  const title = requireText(body, "title");
  const template =
    body.template &&
    requireOneOf(body, "template", Object.keys(store.templates));
  const board = store.createBoard(account.id, title, template);
  captureEvent(account.id, "board_created", {
    from_template: Boolean(template),
  });
  sendJson(res, 201, board);
}

export async function shareBoard(req, res, id) {
  const account = requireAccount(req);
  const access = requireOneOf(await readJson(req), "access", store.linkAccess);
  const token = store.shareBoard(ownBoard(account, id), access);
  captureEvent(account.id, "item_shared", { access });
  sendJson(res, 201, { url: `/shared/${token}` });
}

export async function inviteMember(req, res, id) {
  const account = requireAccount(req);
  const body = await readJson(req);
  const email = requireText(body, "email");
  const role = requireOneOf(body, "role", store.memberRoles);
  const board = ownBoard(account, id);
  const invitation = store.createInvitation(board.id, email, role);
  captureEvent(account.id, "member_invited", { role });
  sendJson(res, 201, invitation);
}

export function showSharedBoard(req, res, token) {
  const board = store.findBoardByToken(token);
  if (!board) throw new HttpError(404, "This link leads nowhere");
  sendJson(res, 200, { title: board.title, columns: board.columns });
}

function ownBoard(account, id) {
  const board = store.findBoard(id);
  if (board?.ownerId !== account.id) throw new HttpError(404, "No such board");
  return board;
}
