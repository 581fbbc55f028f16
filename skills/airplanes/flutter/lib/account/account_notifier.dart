import '../acting_notifier.dart';
import '../analytics.dart';
import '../data/api.dart';
import '../data/types.dart';

class AccountNotifier extends ActingNotifier {
  AccountNotifier(this._api);

  final Api _api;
  Account? account;

  Future<void> restoreSession() async {
    if (await _api.token == null) return;
    await act(() async {
      try {
        final restored = Account.fromJson(await _api.get('/account') as Json);
        identifyPerson(restored.id);
        account = restored;
      } on ApiException catch (refusal) {
        if (refusal.status != 401) rethrow;
        await _leave();
      }
    });
  }

  Future<void> signUp(String name, String email, String password) => act(
    () async {
      final form = {'name': name, 'email': email, 'password': password};
      final entered = await _enter(await _api.post('/signup', form) as Json);
      captureEvent(Event.userSignedUp, {
        'method': 'password',
        'is_invited': entered.isInvited,
      });
    },
  );

  Future<void> logIn(String email, String password) => act(() async {
    final form = {'email': email, 'password': password};
    await _enter(await _api.post('/login', form) as Json);
    captureEvent(Event.userLoggedIn, {'method': 'password'});
  });

  Future<void> logOut() => act(() async {
    await _api.post('/logout');
    captureEvent(Event.userLoggedOut);
    await _leave();
  });

  Future<void> updateProfile(String name, String timeZone) async {
    final changed = {
      if (name != account?.name) 'name': name,
      if (timeZone != account?.timeZone) 'timeZone': timeZone,
    };
    if (changed.isEmpty) return;
    await act(() async {
      account = Account.fromJson(await _api.patch('/profile', changed) as Json);
      captureEvent(Event.profileUpdated, {'changed_fields': changed.length});
    });
  }

  Future<void> reload() => act(() async {
    account = Account.fromJson(await _api.get('/account') as Json);
  });

  Future<Account> _enter(Json entry) async {
    await _api.keepToken(entry['token'] as String);
    final entered = Account.fromJson(entry['account'] as Json);
    identifyPerson(entered.id);
    account = entered;
    return entered;
  }

  Future<void> _leave() async {
    forgetPerson();
    await _api.dropToken();
    account = null;
  }
}
