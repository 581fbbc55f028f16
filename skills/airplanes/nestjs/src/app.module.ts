import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';

import { AccountsModule } from './accounts/accounts.module';
import { AnalyticsModule } from './analytics/analytics.module';
import { BillingModule } from './billing/billing.module';
import { BoardsModule } from './boards/boards.module';
import { HealthController } from './health.controller';
import { StoreModule } from './store/store.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    AnalyticsModule,
    StoreModule,
    AccountsModule,
    BoardsModule,
    BillingModule,
  ],
  controllers: [HealthController],
})
export class AppModule {}
