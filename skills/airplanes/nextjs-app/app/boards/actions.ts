"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { captureEvent } from "@/lib/analytics-server";
import { addBoard, addInvitation, findBoard, setAccess } from "@/lib/boards";
import { accesses, roles, templates, type Access } from "@/lib/model";
import { requireAccount } from "@/lib/session";

const NewBoard = z.object({ title: z.string().min(1), template: z.enum(templates) });
const NewInvitation = z.object({ email: z.email(), role: z.enum(roles) });

async function requireOwnBoard(boardId: string) {
  const account = await requireAccount();
  const board = findBoard(boardId);
  if (board?.ownerId !== account.id) notFound();
  return { account, board };
}

export async function createBoard(formData: FormData): Promise<void> {
  const account = await requireAccount();
  const { title, template } = NewBoard.parse(Object.fromEntries(formData));
  const board = addBoard(account.id, title, template);
  await captureEvent(account.id, "board_created", { from_template: template !== "empty" });
  redirect(`/boards/${board.id}`);
}

export async function shareBoard(boardId: string, access: Access): Promise<void> {
  const { board } = await requireOwnBoard(boardId);
  setAccess(board, z.enum(accesses).parse(access));
  refresh();
}

export async function inviteMember(boardId: string, formData: FormData): Promise<void> {
  const { account, board } = await requireOwnBoard(boardId);
  const { email, role } = NewInvitation.parse(Object.fromEntries(formData));
  addInvitation(board, email, role);
  await captureEvent(account.id, "member_invited", { role });
  refresh();
}
