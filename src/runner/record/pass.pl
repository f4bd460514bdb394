# --- what comes in ---

$_->{rest} = '' for forms();

sub keep {
  my ($bytes) = @_;
  my $now = time;
  if ($now != $looked) { $looked = $now; read_settings() }
  take_plain($plain, $bytes) if $plain->{path} ne '';
  take_raw($raw, $bytes, 0) if $raw->{path} ne '';
}

sub is_pending { return grep { $_->{text} ne '' || is_waiting($_) } forms() }

sub flush_pending {
  put_unfinished($plain, 0) if $plain->{text} ne '';
  put($_, '') for forms();
}

sub finish_form {
  my ($form) = @_;
  return if $form->{path} eq '';
  if ($form->{kind} eq 'raw') { take_raw($form, '', 1) }
  else {
    put_unfinished($form, 1) if $form->{text} ne '';
    put($form, "\n") if $form->{open_line};
    @$form{qw(text rest open_line alternate)} = ('', '', 0, 0);
  }
  delete $form->{again};
  put($form, '');
}

sub finish { finish_form($_) for forms() }

read_settings();
if ($mode eq 'pipe') { from_pipe() } else { in_terminal(@rest) }

sub from_pipe {
  $SIG{HUP} = 'IGNORE';
  for (;;) {
    my $ready = '';
    vec($ready, 0, 1) = 1;
    my $found = select($ready, undef, undef, is_pending() ? $quiet : undef);
    if ($found == 0) { flush_pending(); next }
    next if $found < 0;
    my $got = sysread(STDIN, my $bytes, $block);
    if (!defined $got) { next if $! == EINTR || $! == EAGAIN; last }
    last if $got == 0;
    keep($bytes);
  }
  finish();
  exit 0;
}

# --- between two terminals ---

sub in_terminal {
  my @command = @_;
  open(my $master, '+<&=', $held) or die;
  fcntl($master, F_SETFD, FD_CLOEXEC);
  fcntl($master, F_SETFL, fcntl($master, F_GETFL, 0) | O_NONBLOCK);
  my $outer = POSIX::Termios->new;
  my $is_terminal = defined $outer->getattr(0);
  my $pid = $mode eq 'run' ? begin($master, $outer, $is_terminal, @command) : $command[0];
  raw(0) if $is_terminal;
  my $resized = 1;
  $SIG{WINCH} = sub { $resized = 1 };
  $SIG{HUP} = sub { };
  $SIG{CHLD} = sub { };
  my ($input, $hung, $ended, $pause) = ('', 0, undef, 0.001);
  for (;;) {
    if ($resized) { $resized = 0; copy_size(\*STDIN, $master) }
    my ($in, $out) = ('', '');
    vec($in, 0, 1) = 1 if !$hung && length $input < $block;
    vec($in, $held, 1) = 1;
    vec($out, $held, 1) = 1 if $input ne '';
    # A signal just before the wait goes unnoticed, so it is never long.
    my $found = select($in, $out, undef, 1);
    $ended = ended($pid) if !defined $ended;
    if ($found > 0 && vec($in, $held, 1)) {
      my $got = sysread($master, my $bytes, $block);
      if ($got) { show($bytes) if !$hung; keep($bytes); next if defined $ended }
      elsif (defined $got || $! != EAGAIN && $! != EINTR) {
        # The program has ended, or has let go of its terminal.
        last if defined $ended;
        select undef, undef, undef, $pause;
        $pause *= 2 if $pause < 0.2;
      }
    }
    last if defined $ended;
    if ($found == 0) { flush_pending(); next }
    next if $found < 0;
    if (vec($in, 0, 1)) {
      my $got = sysread(STDIN, my $bytes, $block);
      if ($got) { $input .= $bytes }
      elsif (defined $got || $! == EIO) {
        $hung = time;
        hang_up($master, $pid);
      }
    }
    if ($input ne '') {
      my $written = syswrite $master, $input;
      if ($written) { substr($input, 0, $written, '') }
      elsif (!defined $written && $! == EIO) { $input = '' }
    }
    last if $hung && time - $hung > 10;
  }
  while (sysread($master, my $bytes, $block)) { show($bytes) if !$hung; keep($bytes) }
  finish();
  $outer->setattr(0, TCSANOW) if $is_terminal && $mode eq 'run';
  # Nobody knows how a program ended that was another one's child: as if it had been killed.
  $ended = 0x89 << 8 if !defined $ended;
  exit(WIFSIGNALED($ended) ? 128 + WTERMSIG($ended) : WEXITSTATUS($ended));
}

sub begin {
  my ($master, $outer, $is_terminal, @command) = @_;
  sysopen(my $slave, $ENV{WZP_RUNNER_PTY}, O_RDWR | O_NOCTTY) or exit 126;
  if ($is_terminal) { $outer->setattr(fileno $slave, TCSANOW) }
  copy_size(\*STDIN, $slave);
  my $pid = fork;
  exit 126 if !defined $pid;
  if ($pid != 0) { close $slave; return $pid }
  setsid();
  close $slave;
  sysopen($slave, $ENV{WZP_RUNNER_PTY}, O_RDWR) or POSIX::_exit(126); # takes it as the controlling terminal
  io($slave, 'control', my $none = 0);
  dup2(fileno $slave, $_) for 0 .. 2;
  $SIG{$_} = 'DEFAULT' for qw(INT QUIT TERM TSTP TTIN TTOU PIPE XFSZ);
  { no warnings 'exec'; exec { $command[0] } @command }
  POSIX::_exit(126);
}

# The wait status; undef while it runs.
sub ended {
  my ($pid) = @_;
  if ($mode eq 'run') { return waitpid($pid, WNOHANG) == $pid ? $? : undef }
  return 0x89 << 8 if !kill 0, $pid;
  open(my $file, '<', "/proc/$pid/stat") or return undef;
  my $line = <$file>;
  return defined $line && $line =~ /.*\) [ZX]/ ? 0x89 << 8 : undef;
}

sub show {
  my ($bytes) = @_;
  while ($bytes ne '') {
    my $written = syswrite STDOUT, $bytes;
    if ($written) { substr($bytes, 0, $written, '') }
    elsif ($! == EAGAIN) { my $out = ''; vec($out, 1, 1) = 1; select undef, $out, undef, 1 }
    elsif ($! != EINTR) { return }
  }
}

# As the kernel does when a terminal goes away.
sub hang_up {
  my ($master, $pid) = @_;
  my $group = tcgetpgrp(fileno $master);
  for my $signal (qw(HUP CONT)) {
    kill $signal, $pid;
    kill $signal, -$group if defined $group && $group > 1;
  }
}
