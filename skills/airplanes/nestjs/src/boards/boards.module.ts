import { Module } from '@nestjs/common';

import { BoardsController } from './boards.controller';
import { BoardsService } from './boards.service';
import { SharedController } from './shared.controller';

@Module({
  controllers: [BoardsController, SharedController],
  providers: [BoardsService],
})
export class BoardsModule {}
