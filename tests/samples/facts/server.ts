// A server's routes, stores and libraries.
import { Router } from 'express';
import { db } from './db';
import { users } from './schema';
import { signIn } from './auth';

const hooks = Router();

export const placeOrder = async (cart: Cart, id: string) => {
  await db.insert(users).values({ id }).returning(); // => write: create user
  await db.update(teamMembers).set({ role: 'owner' }); // => write: update team member
  await tx.delete(invitations).where(eq(invitations.id, id)); // => write: delete invitation
  await prisma.order.create({ data: {} }); // => write: create order
  await prisma.team.upsert({ where: { id } }); // => write: upsert team
  await supabase.from('order_lines').insert([{ id }]).select(); // => write: create order line
  await User.findByIdAndDelete(id); // => write: delete user
  await new Invoice({ id }).save(); // => write: create invoice
  const post = await Post.findById(id);
  await post.save(); // => write: update post
  await db.collection('comments').insertOne({}); // => write: create comment
  await this.projectsRepository.save(id); // => write: create project
  const index = new Map();
  index.delete(id);
  Object.create(null);
};

export async function join(data: FormData) {
  await fetch(`/api/teams/${data.id}/members`, { method: 'POST' }); // => write: create member
  await fetch('/api/session', { headers: {}, method: "DELETE" }); // => write: delete session
  await fetch('/api/teams');
  await axios.patch('/api/v1/projects/' + data.id, data); // => write: update project
  await ItemsService.createItem({ requestBody: data }); // => write: create item
  trpc.post.create.useMutation(); // => write: create post
}

export const pay = wrap(schema, async (req, res) => {
  await stripe.checkout.sessions.create({ mode: 'payment' }); // => act: create checkout session
  await stripe.subscriptions.update(id, { cancel_at_period_end: true }); // => act: cancel subscription
  await supabase.auth.signUp({ email }); // => act: sign up user
  await signIn('credentials'); // => act: log in user
  await (await cookies()).delete('session'); // => act: log out user
  await resend.emails.send({ to: 'x' }); // => act: send email
  await setSession(user); // => act: create session
  await client.messages.create({ body: 'x', to: 'y' }); // => act: send text message
  await anthropic.messages.create({ model: 'x' }); // => act: ask language model
  await s3.send(new PutObjectCommand({})); // => act: upload file
});

app.post('/api/checkout', requireAuth, async (req, res) => { // => route: POST /api/checkout
  req.logout(); // => act: log out user
});
app.get('/health', health); // => route: GET /health
app.get('port');
app.use('/webhooks', hooks);
hooks.post('/billing', asyncHandler(onBilling)); // => route: POST /webhooks/billing
router.route('/cart').post(carts.add); // => route: POST /cart
fastify.route({ method: 'PUT', url: '/profile', handler: saveProfile }); // => route: PUT /profile
api.post('/orders', order); // => write: create order

@Controller('users')
export class UsersController {
  @Post('signup') // => route: POST /users/signup
  @UseGuards(AuthGuard)
  async signUp(@Body() dto: SignUpDto) {
    return this.users.signUp(dto);
  }

  @Delete(':id') // => route: DELETE /users/:id
  remove(@Param('id') id: string) {
    return this.usersRepository.delete(id); // => write: delete user
  }
}
