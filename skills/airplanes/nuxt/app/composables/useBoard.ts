import { captureEvent } from '~/lib/analytics'

export async function useBoard(id: string) {
  const { data: board } = await useFetch(`/api/boards/${id}`)

  /** Makes the board readable by a link and puts the link on the clipboard. */
  async function shareBoard(access: Access) {
    const { path } = await $fetch(`/api/boards/${id}/share`, { method: 'POST', body: { access } })
    await navigator.clipboard.writeText(new URL(path, location.origin).href)
    captureEvent('item_shared', { access })
    return path
  }

  async function inviteMember(email: string, role: Role) {
    await $fetch(`/api/boards/${id}/invitations`, { method: 'POST', body: { email, role } })
  }

  return { board, shareBoard, inviteMember }
}
