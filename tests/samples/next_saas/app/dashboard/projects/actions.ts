'use server';

import { and, eq } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { db } from '@/lib/db';
import { projects } from '@/lib/db/schema';
import { getUser } from '@/lib/session';

export async function createProject(formData: FormData): Promise<void> {
  const user = await getUser();
  if (!user) {
    redirect('/sign-in');
  }
  const name = String(formData.get('name')).trim();
  const template = String(formData.get('template') ?? 'blank');
  const [project] = await db.insert(projects).values({ name, template, teamId: user.teamId }).returning();
  redirect(`/dashboard/projects/${project.id}`);
}

export async function deleteProject(formData: FormData): Promise<void> {
  const user = await getUser();
  if (!user) {
    redirect('/sign-in');
  }
  const projectId = Number(formData.get('projectId'));
  await db.delete(projects).where(and(eq(projects.id, projectId), eq(projects.teamId, user.teamId)));
  revalidatePath('/dashboard/projects');
}
