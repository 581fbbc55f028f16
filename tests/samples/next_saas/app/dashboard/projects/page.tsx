import { eq } from 'drizzle-orm';
import { redirect } from 'next/navigation';
import { signOut } from '@/app/(auth)/actions';
import { db } from '@/lib/db';
import { projects } from '@/lib/db/schema';
import { getUser } from '@/lib/session';
import { createProject, deleteProject } from './actions';

export default async function ProjectsPage() {
  const user = await getUser();
  if (!user) {
    redirect('/sign-in');
  }
  const rows = await db.select().from(projects).where(eq(projects.teamId, user.teamId));

  return (
    <main>
      <form action={signOut}>
        <button type="submit">Sign out</button>
      </form>
      <ul>
        {rows.map((project) => (
          <li key={project.id}>
            {project.name}
            <form action={deleteProject}>
              <input type="hidden" name="projectId" value={project.id} />
              <button type="submit">Delete</button>
            </form>
          </li>
        ))}
      </ul>
      <form action={createProject}>
        <input name="name" aria-label="Name" required />
        <button type="submit">New project</button>
      </form>
      <a href="/api/projects/export">Export as CSV</a>
    </main>
  );
}
