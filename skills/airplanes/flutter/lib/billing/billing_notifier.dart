import 'package:url_launcher/url_launcher.dart';

import '../acting_notifier.dart';
import '../analytics.dart';
import '../data/api.dart';
import '../data/types.dart';

class BillingNotifier extends ActingNotifier {
  BillingNotifier(this._api);

  final Api _api;

  void pricingSeen(BillingPeriod billingPeriod) {
    captureEvent(Event.pricingViewed, {'billing_period': billingPeriod.name});
  }

  Future<void> startCheckout(Plan plan, BillingPeriod billingPeriod) => act(
    () async {
      final checkout = await _api.post('/checkout', {
        'plan': plan.name,
        'billingPeriod': billingPeriod.name,
      });
      captureEvent(Event.checkoutStarted, {
        'plan': plan.name,
        'billing_period': billingPeriod.name,
      });
      await launchUrl(Uri.parse(checkout['url'] as String));
    },
  );

  Future<void> cancelSubscription(CancellationReason reason) => act(() async {
    final answer = await _api.post('/subscription/cancel', {
      'reason': reason.value,
    });
    final cancelled = Subscription.fromJson(answer as Json);
    captureEvent(Event.subscriptionCancelled, {
      'plan': cancelled.plan.name,
      'reason': reason.value,
    });
  });
}
