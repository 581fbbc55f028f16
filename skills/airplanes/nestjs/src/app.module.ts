import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';

import { AnalyticsModule } from './analytics/analytics.module';
import { AuthModule } from './auth/auth.module';
import { BillingModule } from './billing/billing.module';
import { BoardsModule } from './boards/boards.module';
import { HealthController } from './health.controller';
import { ProfileModule } from './profile/profile.module';
import { StoreModule } from './store/store.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    AnalyticsModule,
    StoreModule,
    AuthModule,
    ProfileModule,
    BoardsModule,
    BillingModule,
  ],
  controllers: [HealthController],
})
export class AppModule {}
