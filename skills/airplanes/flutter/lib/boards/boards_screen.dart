import 'dart:async';

import 'package:flutter/material.dart';
import 'package:provider/provider.dart';

import '../account/account_notifier.dart';
import '../choice.dart';
import '../data/types.dart';
import 'boards_notifier.dart';

class BoardsScreen extends StatefulWidget {
  const BoardsScreen({super.key});

  @override
  State<BoardsScreen> createState() => _BoardsScreenState();
}

class _BoardsScreenState extends State<BoardsScreen> {
  final _title = TextEditingController();
  var _template = Template.blank;

  @override
  void initState() {
    super.initState();
    unawaited(context.read<BoardsNotifier>().loadBoards());
  }

  @override
  void dispose() {
    _title.dispose();
    super.dispose();
  }

  @override
  Widget build(BuildContext context) {
    final boards = context.watch<BoardsNotifier>();
    return Scaffold(
      appBar: AppBar(
        actions: [
          for (final route in const ['/pricing', '/profile', '/subscription'])
            TextButton(
              onPressed: () => Navigator.pushNamed(context, route),
              child: Text(route.substring(1)),
            ),
          TextButton(
            onPressed: context.read<AccountNotifier>().logOut,
            child: const Text('Log out'),
          ),
        ],
      ),
      body: ListView(
        children: [
          for (final board in boards.boards) BoardCard(board),
          TextField(
            controller: _title,
            decoration: const InputDecoration(labelText: 'Title'),
          ),
          Choice(
            Template.values,
            _template,
            (chosen) => setState(() => _template = chosen),
          ),
          FilledButton(
            onPressed: () => boards.createBoard(_title.text, _template),
            child: const Text('Create board'),
          ),
          Text(boards.problem),
        ],
      ),
    );
  }
}

class BoardCard extends StatefulWidget {
  BoardCard(this.board) : super(key: ValueKey(board.id));

  final Board board;

  @override
  State<BoardCard> createState() => _BoardCardState();
}

class _BoardCardState extends State<BoardCard> {
  final _email = TextEditingController();
  var _access = Access.view;
  var _role = Role.viewer;

  @override
  void dispose() {
    _email.dispose();
    super.dispose();
  }

  @override
  Widget build(BuildContext context) {
    final boards = context.read<BoardsNotifier>();
    return Column(
      children: [
        Text(widget.board.title),
        Choice(
          Access.values,
          _access,
          (chosen) => setState(() => _access = chosen),
        ),
        FilledButton(
          onPressed: () => boards.shareBoard(widget.board, _access),
          child: const Text('Share link'),
        ),
        TextField(
          controller: _email,
          decoration: const InputDecoration(labelText: 'E-mail'),
        ),
        Choice(Role.values, _role, (chosen) => setState(() => _role = chosen)),
        FilledButton(
          onPressed: () =>
              boards.inviteMember(widget.board, _email.text, _role),
          child: const Text('Send invitation'),
        ),
      ],
    );
  }
}
