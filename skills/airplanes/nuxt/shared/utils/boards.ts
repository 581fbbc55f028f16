export const ACCESS_LEVELS = ['view', 'edit'] as const
export type Access = (typeof ACCESS_LEVELS)[number]

export const ROLES = ['editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** The cards that a board begins with, by the template's name. */
export const TEMPLATES = new Map([
  ['kanban', ['To do', 'Doing', 'Done']],
  ['retrospective', ['Keep', 'Change', 'Try']],
])
