import { hash } from 'bcryptjs';
import { db } from './index';
import { invitations, projects, teams, users } from './schema';

async function createUser(email: string) {
  const [team] = await db.insert(teams).values({ name: 'Acme' }).returning();
  const [user] = await db
    .insert(users)
    .values({ email, teamId: team.id, passwordHash: await hash('correct horse battery', 10), role: 'owner' })
    .returning();
  await db.insert(projects).values({ name: 'Launch', teamId: team.id });
  await db.insert(invitations).values({ email: 'grace@example.com', role: 'member', teamId: team.id, invitedBy: user.id });
}

createUser('ada@example.com').then(() => process.exit(0));
