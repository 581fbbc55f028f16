import { z } from "zod";

export const Credentials = z.object({ email: z.email(), password: z.string().min(1) });
