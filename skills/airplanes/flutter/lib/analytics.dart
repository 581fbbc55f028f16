import 'dart:async';

import 'package:flutter/foundation.dart';
import 'package:posthog_flutter/posthog_flutter.dart';

const _key = String.fromEnvironment('POSTHOG_API_KEY');
const _host = String.fromEnvironment('POSTHOG_HOST');

/// Every event, with the name under which it arrives.
enum Event {
  userSignedUp('user_signed_up'),
  userLoggedIn('user_logged_in'),
  userLoggedOut('user_logged_out'),
  profileUpdated('profile_updated'),
  boardCreated('board_created'),
  itemShared('item_shared'),
  memberInvited('member_invited'),
  pricingViewed('pricing_viewed'),
  checkoutStarted('checkout_started'),
  subscriptionCancelled('subscription_cancelled');

  const Event(this.arrivesAs);

  final String arrivesAs;
}

Future<void> startAnalytics() async {
  if (_key.isNotEmpty) {
    await Posthog().setup(PostHogConfig(_key)..host = _host);
  } else if (kDebugMode) {
    debugPrint('POSTHOG_API_KEY is not set: no product event will be sent.');
  }
}

/// Sends one event of the person who uses this app.
void captureEvent(Event event, [Map<String, Object> properties = const {}]) {
  if (_key.isEmpty) return;
  unawaited(
    Posthog().capture(eventName: event.arrivesAs, properties: properties),
  );
}

/// Ties the events of this app to a person, by the stable id of the account.
void identifyPerson(String person) {
  if (_key.isNotEmpty) unawaited(Posthog().identify(userId: person));
}

/// Forgets the person; call it when they log out.
void forgetPerson() {
  if (_key.isNotEmpty) unawaited(Posthog().reset());
}
