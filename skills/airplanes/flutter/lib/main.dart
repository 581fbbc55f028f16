import 'package:flutter/material.dart';
import 'package:provider/provider.dart';

import 'account/account_notifier.dart';
import 'account/account_screens.dart';
import 'analytics.dart';
import 'billing/billing_notifier.dart';
import 'billing/billing_screens.dart';
import 'boards/boards_notifier.dart';
import 'boards/boards_screen.dart';
import 'data/api.dart';

Future<void> main() async {
  WidgetsFlutterBinding.ensureInitialized();
  await startAnalytics();
  final api = Api();
  final account = AccountNotifier(api);
  await account.restoreSession();
  runApp(
    MultiProvider(
      providers: [
        ChangeNotifierProvider.value(value: account),
        ChangeNotifierProvider(create: (_) => BoardsNotifier(api)),
        ChangeNotifierProvider(create: (_) => BillingNotifier(api)),
      ],
      child: const Planboard(),
    ),
  );
}

class Planboard extends StatelessWidget {
  const Planboard({super.key});

  @override
  Widget build(BuildContext context) {
    final isKnown = context.select(
      (AccountNotifier notifier) => notifier.account != null,
    );
    return MaterialApp(
      title: 'Planboard',
      home: isKnown ? const BoardsScreen() : const WelcomeScreen(),
      routes: {
        '/pricing': (_) => const PricingScreen(),
        '/profile': (_) => const ProfileScreen(),
        '/subscription': (_) => const SubscriptionScreen(),
      },
    );
  }
}
