declare namespace App {
  interface Locals {
    account?: import("./lib/store").Account | undefined;
  }

  interface SessionData {
    accountId: string;
  }
}
