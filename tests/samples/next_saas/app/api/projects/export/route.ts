import { eq } from 'drizzle-orm';
import { db } from '@/lib/db';
import { projects } from '@/lib/db/schema';
import { getUser } from '@/lib/session';

export async function GET() {
  const user = await getUser();
  if (!user) {
    return new Response('Sign in first.', { status: 401 });
  }
  const rows = await db.select().from(projects).where(eq(projects.teamId, user.teamId));
  const csv = ['id,name,template', ...rows.map((row) => `${row.id},"${row.name}",${row.template}`)].join('\n');
  return new Response(csv, { headers: { 'Content-Type': 'text/csv' } });
}
