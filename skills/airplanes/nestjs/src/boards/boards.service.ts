import { Injectable, NotFoundException } from '@nestjs/common';

import { AnalyticsService } from '../analytics/analytics.service';
import { Store } from '../store/store';
import type { Account, Board, Invitation } from '../store/store.types';
import type {
  CreateBoardDto,
  InviteMemberDto,
  ShareBoardDto,
} from './boards.dto';

@Injectable()
export class BoardsService {
  constructor(
    private readonly store: Store,
    private readonly analytics: AnalyticsService,
  ) {}

  listBoards(account: Account): Board[] {
    return this.store.listBoards(account);
  }

  createBoard(account: Account, { title, template }: CreateBoardDto): Board {
    const board = this.store.createBoard(account.id, title, template);
    this.analytics.captureEvent(account.id, 'board_created', {
      from_template: template !== undefined,
    });
    return board;
  }

  shareBoard(account: Account, id: string, { access }: ShareBoardDto) {
    const token = this.store.shareBoard(this.ownBoard(account, id), access);
    this.analytics.captureEvent(account.id, 'item_shared', { access });
    return { url: `/shared/${token}` };
  }

  inviteMember(
    account: Account,
    id: string,
    { email, role }: InviteMemberDto,
  ): Invitation {
    const board = this.ownBoard(account, id);
    const invitation = this.store.createInvitation(board.id, email, role);
    this.analytics.captureEvent(account.id, 'member_invited', { role });
    return invitation;
  }

  private ownBoard(account: Account, id: string): Board {
    const board = this.store.findBoard(id);
    if (board?.ownerId !== account.id) {
      throw new NotFoundException('No such board');
    }
    return board;
  }
}
