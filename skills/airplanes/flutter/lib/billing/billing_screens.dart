import 'package:flutter/material.dart';
import 'package:provider/provider.dart';

import '../account/account_notifier.dart';
import '../choice.dart';
import '../data/types.dart';
import 'billing_notifier.dart';

class PricingScreen extends StatefulWidget {
  const PricingScreen({super.key});

  @override
  State<PricingScreen> createState() => _PricingScreenState();
}

class _PricingScreenState extends State<PricingScreen> {
  var _billingPeriod = BillingPeriod.month;

  @override
  void initState() {
    super.initState();
    context.read<BillingNotifier>().pricingSeen(_billingPeriod);
  }

  @override
  Widget build(BuildContext context) {
    final billing = context.watch<BillingNotifier>();
    return Scaffold(
      appBar: AppBar(title: const Text('Pricing')),
      body: ListView(
        children: [
          Choice(
            BillingPeriod.values,
            _billingPeriod,
            (chosen) => setState(() => _billingPeriod = chosen),
          ),
          for (final plan in Plan.values)
            FilledButton(
              onPressed: () => billing.startCheckout(plan, _billingPeriod),
              child: Text('Choose ${plan.name}'),
            ),
          Text(billing.problem),
        ],
      ),
    );
  }
}

class SubscriptionScreen extends StatefulWidget {
  const SubscriptionScreen({super.key});

  @override
  State<SubscriptionScreen> createState() => _SubscriptionScreenState();
}

class _SubscriptionScreenState extends State<SubscriptionScreen> {
  var _reason = CancellationReason.notUsed;

  Future<void> _cancel() async {
    final accounts = context.read<AccountNotifier>();
    await context.read<BillingNotifier>().cancelSubscription(_reason);
    await accounts.reload();
  }

  @override
  Widget build(BuildContext context) {
    final subscription = context.watch<AccountNotifier>().account?.subscription;
    final problem = context.watch<BillingNotifier>().problem;
    return Scaffold(
      appBar: AppBar(title: const Text('Subscription')),
      body: ListView(
        children: [
          if (subscription == null)
            const Text('You have no subscription.')
          else ...[
            Text('You are on ${subscription.plan.name}.'),
            Choice(
              CancellationReason.values,
              _reason,
              (chosen) => setState(() => _reason = chosen),
            ),
            FilledButton(
              onPressed: _cancel,
              child: const Text('Cancel subscription'),
            ),
          ],
          Text(problem),
        ],
      ),
    );
  }
}
