import { z } from 'zod';

export const signUpSchema = z.object({
  email: z.string().email(),
  password: z.string().min(10),
  teamName: z.string().min(1).max(80),
});

export const invitationSchema = z.object({
  email: z.string().email(),
  role: z.enum(['member', 'owner']),
});

export function validateSignUp(formData: FormData) {
  return signUpSchema.safeParse(Object.fromEntries(formData));
}
