package com.example.planboard.boards

import android.content.Intent
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.text.input.rememberTextFieldState
import androidx.compose.material3.Button
import androidx.compose.material3.Text
import androidx.compose.material3.TextField
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import com.example.planboard.Choice
import com.example.planboard.data.Access
import com.example.planboard.data.Board
import com.example.planboard.data.Role
import com.example.planboard.data.Template

@Composable
fun BoardsScreen(viewModel: BoardsViewModel, logOut: () -> Unit, goTo: (String) -> Unit) {
    val boards by viewModel.boards.collectAsStateWithLifecycle()
    val link by viewModel.link.collectAsStateWithLifecycle()
    val problem by viewModel.problem.collectAsStateWithLifecycle()
    val title = rememberTextFieldState()
    var template by rememberSaveable { mutableStateOf(Template.Blank) }
    val context = LocalContext.current

    LaunchedEffect(link) {
        val url = link ?: return@LaunchedEffect
        val intent = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, url)
        context.startActivity(Intent.createChooser(intent, null))
        viewModel.linkHandedOver()
    }

    Column {
        boards.forEach { BoardCard(it, viewModel) }
        TextField(title, label = { Text("Title") })
        Choice(Template.entries, template) { template = it }
        Button({ viewModel.createBoard("${title.text}", template) }) { Text("Create board") }
        problem?.let { Text(it) }
        listOf("pricing", "profile", "subscription").forEach { route ->
            Button({ goTo(route) }) { Text(route) }
        }
        Button(logOut) { Text("Log out") }
    }
}

@Composable
private fun BoardCard(board: Board, viewModel: BoardsViewModel) {
    var access by rememberSaveable { mutableStateOf(Access.View) }
    var role by rememberSaveable { mutableStateOf(Role.Viewer) }
    val email = rememberTextFieldState()

    Text(board.title)
    Choice(Access.entries, access) { access = it }
    Button({ viewModel.shareBoard(board, access) }) { Text("Share link") }
    TextField(email, label = { Text("E-mail") })
    Choice(Role.entries, role) { role = it }
    Button({ viewModel.inviteMember(board, "${email.text}", role) }) { Text("Send invitation") }
}
