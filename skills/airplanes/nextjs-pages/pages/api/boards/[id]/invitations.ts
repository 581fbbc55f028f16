import { z } from "zod";
import { captureEvent } from "@/lib/analytics-server";
import { addInvitation, findBoard } from "@/lib/boards";
import { roles } from "@/lib/model";
import { withAccount } from "@/lib/with-account";

const NewInvitation = z.object({ email: z.email(), role: z.enum(roles) });

export default withAccount(async function inviteMember(req, res, account) {
  const board = findBoard(String(req.query.id));
  if (board?.ownerId !== account.id) return res.status(404).json({ error: "You have no such board." });

  const { email, role } = NewInvitation.parse(req.body);
  const invitation = addInvitation(board, email, role);
  await captureEvent(account.id, "member_invited", { role });
  res.status(201).json(invitation);
});
