import 'package:share_plus/share_plus.dart';

import '../acting_notifier.dart';
import '../analytics.dart';
import '../data/api.dart';
import '../data/types.dart';

class BoardsNotifier extends ActingNotifier {
  BoardsNotifier(this._api);

  final Api _api;
  List<Board> boards = [];

  Future<void> loadBoards() => act(() async {
    final answer = await _api.get('/boards') as List<dynamic>;
    boards = [for (final each in answer) Board.fromJson(each as Json)];
  });

  Future<void> createBoard(String title, Template template) => act(() async {
    final form = {'title': title, 'template': template.name};
    final board = Board.fromJson(await _api.post('/boards', form) as Json);
    captureEvent(Event.boardCreated, {
      'from_template': template != Template.blank,
    });
    boards = [...boards, board];
  });

  Future<void> shareBoard(Board board, Access access) => act(() async {
    final link = await _api.put('/boards/${board.id}/share', {
      'access': access.name,
    });
    captureEvent(Event.itemShared, {'access': access.name});
    final uri = Uri.parse(link['url'] as String);
    await SharePlus.instance.share(ShareParams(uri: uri));
  });

  Future<void> inviteMember(Board board, String email, Role role) => act(
    () async {
      final form = {'email': email, 'role': role.name};
      await _api.post('/boards/${board.id}/invitations', form);
      captureEvent(Event.memberInvited, {'role': role.name});
    },
  );
}
