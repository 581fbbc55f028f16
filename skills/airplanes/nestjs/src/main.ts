import { ValidationPipe } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import cookieSession from 'cookie-session';
import { randomUUID } from 'node:crypto';

import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  const config = app.get(ConfigService);
  app.use(
    cookieSession({
      name: 'session',
      secret: config.get<string>('SESSION_SECRET') || randomUUID(),
      sameSite: 'lax',
      maxAge: 14 * 24 * 60 * 60 * 1000,
    }),
  );
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      transform: true,
    }),
  );
  app.enableShutdownHooks();
  await app.listen(config.get<string>('PORT') || 3000);
}

void bootstrap();
