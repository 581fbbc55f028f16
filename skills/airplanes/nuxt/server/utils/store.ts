export interface Account {
  id: string
  email: string
  name: string
  timezone: string
}

export interface Board {
  id: string
  ownerId: string
  title: string
  cards: string[]
  share?: { token: string, access: Access }
}

export interface Invitation {
  boardId: string
  email: string
  role: Role
}

export interface Subscription {
  accountId: string
  plan: Plan
  billingPeriod: BillingPeriod
}

const accounts = new Map<string, Account>()
const boards = new Map<string, Board>()
const invitations: Invitation[] = []
const subscriptions = new Map<string, Subscription>()

export function createAccount(email: string): Account {
  const account = { id: `u${accounts.size + 1}`, email, name: '', timezone: 'UTC' }
  accounts.set(account.id, account)
  return account
}

export function findAccount(id: string | undefined): Account | undefined {
  return id ? accounts.get(id) : undefined
}

export function findAccountByEmail(email: string): Account | undefined {
  return [...accounts.values()].find((account) => account.email === email)
}

export function updateProfile(account: Account, profile: Pick<Account, 'name' | 'timezone'>): void {
  Object.assign(account, profile)
}

export function createBoard(ownerId: string, title: string, cards: string[] = []): Board {
  const board = { id: `b${boards.size + 1}`, ownerId, title, cards: [...cards] }
  boards.set(board.id, board)
  return board
}

export function listBoards(account: Account): Board[] {
  return [...boards.values()].filter((board) => canSee(account, board))
}

export function findBoard(id: string, account: Account): Board | undefined {
  const board = boards.get(id)
  return board && canSee(account, board) ? board : undefined
}

export function findSharedBoard(token: string): Board | undefined {
  return [...boards.values()].find((board) => board.share?.token === token)
}

export function shareBoard(board: Board, access: Access): string {
  board.share = { token: board.share?.token ?? crypto.randomUUID(), access }
  return `/shared/${board.share.token}`
}

export function createInvitation(board: Board, email: string, role: Role): Invitation {
  const invitation = { boardId: board.id, email, role }
  invitations.push(invitation)
  return invitation
}

export function findInvitation(email: string): Invitation | undefined {
  return invitations.find((invitation) => invitation.email === email)
}

export function createSubscription(subscription: Subscription): void {
  subscriptions.set(subscription.accountId, subscription)
}

export function findSubscription(accountId: string): Subscription | undefined {
  return subscriptions.get(accountId)
}

export function cancelSubscription(subscription: Subscription): void {
  subscriptions.delete(subscription.accountId)
}

function canSee(account: Account, board: Board): boolean {
  return (
    board.ownerId === account.id ||
    invitations.some(({ boardId, email }) => boardId === board.id && email === account.email)
  )
}
