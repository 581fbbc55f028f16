import 'package:flutter/foundation.dart';
import 'package:http/http.dart';

import 'data/api.dart';

/// Does what a person asked for, and keeps what to tell them when it is refused.
abstract class ActingNotifier extends ChangeNotifier {
  String problem = '';

  @protected
  Future<void> act(Future<void> Function() request) async {
    problem = '';
    try {
      await request();
    } on ApiException catch (refusal) {
      problem = refusal.message;
    } on ClientException {
      problem = 'Planboard cannot be reached.';
    }
    notifyListeners();
  }
}
