'use server';

import { compare, hash } from 'bcryptjs';
import { eq } from 'drizzle-orm';
import { redirect } from 'next/navigation';
import { db } from '@/lib/db';
import { teams, users } from '@/lib/db/schema';
import { clearSession, setSession } from '@/lib/session';
import { validateSignUp } from '@/lib/validation';

export type FormState = { error?: string };

export async function signUp(_state: FormState, formData: FormData): Promise<FormState> {
  const parsed = validateSignUp(formData);
  if (!parsed.success) {
    return { error: parsed.error.issues[0].message };
  }

  const { email, password, teamName } = parsed.data;
  const existing = await db.select().from(users).where(eq(users.email, email));
  if (existing.length > 0) {
    return { error: 'Somebody has signed up with that address.' };
  }

  const [team] = await db.insert(teams).values({ name: teamName }).returning();
  const [user] = await db
    .insert(users)
    .values({ email, teamId: team.id, passwordHash: await hash(password, 10), role: 'owner' })
    .returning();
  await setSession(user);
  redirect('/dashboard/projects');
}

export async function signIn(_state: FormState, formData: FormData): Promise<FormState> {
  const [user] = await db.select().from(users).where(eq(users.email, String(formData.get('email'))));
  if (!user || !(await compare(String(formData.get('password')), user.passwordHash))) {
    return { error: 'E-mail or password is wrong.' };
  }

  await setSession(user);
  redirect('/dashboard/projects');
}

export async function signOut(): Promise<void> {
  await clearSession();
  redirect('/');
}
