/** What the browser may know of the account that is logged in. */
export interface SessionAccount {
  id: string
  name: string
  timezone: string
}
