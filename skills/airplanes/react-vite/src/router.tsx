import { createBrowserRouter, redirect } from "react-router";

import { logIn, logOut, signUp, updateProfile } from "./actions/account";
import { cancelSubscription, startCheckout } from "./actions/billing";
import { createBoard, inviteMember } from "./actions/boards";
import { loadBoard, loadBoards } from "./lib/boards";
import { loadSession, requireAccount, withSession } from "./lib/session";
import { BoardPage } from "./pages/BoardPage";
import { BoardsPage } from "./pages/BoardsPage";
import { ErrorPage } from "./pages/ErrorPage";
import { Layout } from "./pages/Layout";
import { LogInPage } from "./pages/LogInPage";
import { PricingPage } from "./pages/PricingPage";
import { ProfilePage } from "./pages/ProfilePage";
import { SignUpPage } from "./pages/SignUpPage";
import { SubscriptionPage } from "./pages/SubscriptionPage";

export const router = createBrowserRouter([
  {
    id: "root",
    path: "/",
    middleware: [withSession],
    loader: loadSession,
    Component: Layout,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      { index: true, loader: () => redirect("/boards") },
      { path: "signup", action: signUp, Component: SignUpPage },
      { path: "login", action: logIn, Component: LogInPage },
      { path: "logout", action: logOut },
      { path: "pricing", Component: PricingPage },
      {
        middleware: [requireAccount],
        children: [
          { path: "boards", loader: loadBoards, action: createBoard, Component: BoardsPage },
          { path: "boards/:boardId", loader: loadBoard, action: inviteMember, Component: BoardPage },
          { path: "profile", action: updateProfile, Component: ProfilePage },
          { path: "checkout", action: startCheckout },
          { path: "subscription", action: cancelSubscription, Component: SubscriptionPage },
        ],
      },
    ],
  },
]);
