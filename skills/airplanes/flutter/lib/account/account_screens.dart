import 'package:flutter/material.dart';
import 'package:provider/provider.dart';

import 'account_notifier.dart';

class WelcomeScreen extends StatefulWidget {
  const WelcomeScreen({super.key});

  @override
  State<WelcomeScreen> createState() => _WelcomeScreenState();
}

class _WelcomeScreenState extends State<WelcomeScreen> {
  final _name = TextEditingController();
  final _email = TextEditingController();
  final _password = TextEditingController();

  @override
  void dispose() {
    _name.dispose();
    _email.dispose();
    _password.dispose();
    super.dispose();
  }

  @override
  Widget build(BuildContext context) {
    final accounts = context.watch<AccountNotifier>();
    return Scaffold(
      body: ListView(
        children: [
          TextField(
            controller: _name,
            decoration: const InputDecoration(labelText: 'Name'),
          ),
          TextField(
            controller: _email,
            decoration: const InputDecoration(labelText: 'E-mail'),
          ),
          TextField(
            controller: _password,
            decoration: const InputDecoration(labelText: 'Password'),
            obscureText: true,
          ),
          FilledButton(
            onPressed: () =>
                accounts.signUp(_name.text, _email.text, _password.text),
            child: const Text('Create account'),
          ),
          FilledButton(
            onPressed: () => accounts.logIn(_email.text, _password.text),
            child: const Text('Log in'),
          ),
          Text(accounts.problem),
        ],
      ),
    );
  }
}

class ProfileScreen extends StatefulWidget {
  const ProfileScreen({super.key});

  @override
  State<ProfileScreen> createState() => _ProfileScreenState();
}

class _ProfileScreenState extends State<ProfileScreen> {
  late final _account = context.read<AccountNotifier>().account;
  late final _name = TextEditingController(text: _account?.name);
  late final _timeZone = TextEditingController(text: _account?.timeZone);

  @override
  void dispose() {
    _name.dispose();
    _timeZone.dispose();
    super.dispose();
  }

  @override
  Widget build(BuildContext context) {
    final accounts = context.watch<AccountNotifier>();
    return Scaffold(
      appBar: AppBar(title: const Text('Profile')),
      body: ListView(
        children: [
          TextField(
            controller: _name,
            decoration: const InputDecoration(labelText: 'Name'),
          ),
          TextField(
            controller: _timeZone,
            decoration: const InputDecoration(labelText: 'Time zone'),
          ),
          FilledButton(
            onPressed: () => accounts.updateProfile(_name.text, _timeZone.text),
            child: const Text('Save profile'),
          ),
          Text(accounts.problem),
        ],
      ),
    );
  }
}
