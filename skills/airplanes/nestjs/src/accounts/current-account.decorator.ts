import { createParamDecorator, ExecutionContext } from '@nestjs/common';

import type { AccountRequest } from './session';

export const CurrentAccount = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<AccountRequest>().account,
);
