import { logIn, logOut, signUp, updateProfile } from "./account";
import { createBoard, inviteMember, shareBoard } from "./boards";
import { cancelSubscription, startCheckout } from "./subscription";

export const server = {
  signUp,
  logIn,
  logOut,
  updateProfile,
  createBoard,
  shareBoard,
  inviteMember,
  startCheckout,
  cancelSubscription,
};
