import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';

import { AccountGuard } from '../accounts/account.guard';
import { CurrentAccount } from '../accounts/current-account.decorator';
import type { Account } from '../store/store.types';
import { CreateBoardDto, InviteMemberDto, ShareBoardDto } from './boards.dto';
import { BoardsService } from './boards.service';

@Controller('boards')
@UseGuards(AccountGuard)
export class BoardsController {
  constructor(private readonly boards: BoardsService) {}

  @Get()
  list(@CurrentAccount() account: Account) {
    return this.boards.listBoards(account);
  }

  @Post()
  create(@CurrentAccount() account: Account, @Body() board: CreateBoardDto) {
    return this.boards.createBoard(account, board);
  }

  @Post(':id/share')
  share(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() link: ShareBoardDto,
  ) {
    return this.boards.shareBoard(account, id, link);
  }

  @Post(':id/invitations')
  invite(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() invitation: InviteMemberDto,
  ) {
    return this.boards.inviteMember(account, id, invitation);
  }
}
