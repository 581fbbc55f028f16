import { Controller, Get, Param } from '@nestjs/common';

import { BoardsService } from './boards.service';

@Controller('shared')
export class SharedController {
  constructor(private readonly boards: BoardsService) {}

  @Get(':token')
  show(@Param('token') token: string) {
    const { title, columns } = this.boards.findShared(token);
    return { title, columns };
  }
}
