import { IsIn } from 'class-validator';

import { linkAccess, type LinkAccess } from '../../store/store.types';

export class ShareBoardDto {
  @IsIn(linkAccess)
  access: LinkAccess;
}
