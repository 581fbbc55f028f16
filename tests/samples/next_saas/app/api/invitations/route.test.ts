import { expect, test, vi } from 'vitest';
import { POST } from './route';

vi.mock('@/lib/session', () => ({ getUser: async () => null }));
vi.mock('@/lib/db', () => ({ db: {} }));
vi.mock('@/lib/email', () => ({ sendInvitationEmail: async () => {} }));

test('who is not signed in invites nobody', async () => {
  const request = new Request('http://localhost/api/invitations', { method: 'POST', body: '{}' });
  expect((await POST(request)).status).toBe(401);
});
