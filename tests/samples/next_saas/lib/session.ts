import 'server-only';
import { eq } from 'drizzle-orm';
import { SignJWT, jwtVerify } from 'jose';
import { cookies } from 'next/headers';
import { db } from './db';
import { users, type User } from './db/schema';

const key = new TextEncoder().encode(process.env.AUTH_SECRET);
const oneDay = 24 * 60 * 60;

export async function setSession(user: User): Promise<void> {
  const token = await new SignJWT({ userId: user.id })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1d')
    .sign(key);
  (await cookies()).set('session', token, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: oneDay });
}

export async function clearSession(): Promise<void> {
  (await cookies()).delete('session');
}

export async function getUser(): Promise<User | null> {
  const token = (await cookies()).get('session')?.value;
  if (!token) {
    return null;
  }
  const { payload } = await jwtVerify(token, key);
  const [user] = await db.select().from(users).where(eq(users.id, Number(payload.userId)));
  return user ?? null;
}
