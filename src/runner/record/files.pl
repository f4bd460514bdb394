# --- files ---

sub new_form { return { kind => $_[0], path => '', file => undef, waiting => '', lost => 0, text => '', open_line => 0, alternate => 0 } }
my ($plain, $raw) = (new_form('plain'), new_form('raw'));
sub forms { return ($plain, $raw) }
my $problem = '';

sub say_problem {
  my ($text) = @_;
  return if $text eq $problem;
  $problem = $text;
  return if $set{problem} eq '';
  if ($text eq '') { unlink $set{problem}; return }
  sysopen(my $file, $set{problem}, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600) or return;
  syswrite $file, "$text\n";
}

# Folders that are missing are made, but never the project's own.
sub make_folders {
  my ($path) = @_;
  return 1 if -d $path;
  return 0 if $path eq $set{root} || $path !~ m{^(.*)/[^/]+$};
  my $above = $1 eq '' ? '/' : $1;
  return make_folders($above) && (mkdir($path, 0700) || -d $path);
}

sub open_file {
  my ($form) = @_;
  my ($folder) = $form->{path} =~ m{^(.*)/};
  if (!make_folders($folder eq '' ? '/' : $folder)) { return -e $folder ? 'a folder of it is none' : "$!" }
  # What is no file must not be waited for, and a link may lead anywhere.
  sysopen(my $file, $form->{path}, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0600)
    or return $! == ELOOP ? 'it is a symbolic link' : "$!";
  my @stat = stat $file;
  return 'it is not a regular file' if !S_ISREG($stat[2]);
  $form->{file} = $file;
  $form->{is} = "$stat[0]-$stat[1]";
  $form->{size} = $stat[7];
  $form->{began} = $form->{size} == 0 ? undef : $stat[9] * 1000;
  $form->{marked} = 0;
  open_times($form);
  return '';
}

# Beside the project's state: when which byte of a file was written, lines `<offset> <ms>`.
sub open_times {
  my ($form) = @_;
  $form->{times} = undef;
  return if $set{times} eq '' || $form->{kind} ne 'plain';
  make_folders($set{times}) or return;
  my $path = "$set{times}/$form->{is}";
  if ($form->{size} > 0 && open(my $old, '<', $path)) {
    my $first = <$old>;
    $form->{began} = $1 if defined $first && $first =~ /^\d+ (\d+)$/;
  }
  forget_old_times() if $form->{size} == 0;
  my $fresh = $form->{size} == 0 ? O_TRUNC : 0;
  sysopen($form->{times}, $path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | $fresh, 0600) or $form->{times} = undef;
}

# Of logs that somebody else has removed.
sub forget_old_times {
  opendir(my $folder, $set{times}) or return;
  my @names = grep { /^\d+-\d+$/ } readdir $folder;
  return if @names < 100;
  for my $name (@names) { unlink "$set{times}/$name" if -M "$set{times}/$name" > 30 }
}

sub close_file {
  my ($form) = @_;
  $form->{file} = $form->{times} = undef;
}

sub rotate {
  my ($form, $now) = @_;
  return 0 if defined $form->{unrotated} && $now - $form->{unrotated} < 10_000;
  my ($path, $kept) = ($form->{path}, $set{max_files});
  close_file($form);
  for (my $old = $kept < 1 ? 1 : $kept; -e "$path.$old" || $old <= $kept; $old++) { forget("$path.$old") }
  for (my $old = $kept - 1; $old >= 1; $old--) { rename "$path.$old", "$path." . ($old + 1) }
  my $done = $kept > 0 ? rename($path, "$path.1") : forget($path);
  my $error = "$!";
  $form->{unrotated} = $done ? undef : $now;
  say_problem("$path cannot be rotated: $error") if !$done;
  return $done;
}

sub forget {
  my ($path) = @_;
  my @stat = lstat($path) or return 0;
  unlink "$set{times}/$stat[0]-$stat[1]" if $set{times} ne '' && S_ISREG($stat[2]);
  return unlink $path;
}

# Somebody may have moved the file or its folder away.
sub still_there {
  my ($form) = @_;
  my @stat = lstat($form->{path}) or return 0;
  return "$stat[0]-$stat[1]" eq $form->{is};
}

sub put {
  my ($form, $text) = @_;
  return if $form->{path} eq '';
  write_waiting($form) if is_waiting($form);
  return if $text eq '';
  # What does not fit is one gap, with nothing in it.
  if ($form->{lost} > 0 || length($form->{waiting}) + length($text) > $backlog) { $form->{lost} += length $text }
  else { $form->{waiting} .= $text }
  write_waiting($form);
}

sub is_waiting { return $_[0]{waiting} ne '' || $_[0]{lost} > 0 }

sub write_waiting {
  my ($form) = @_;
  my $now = $clock->();
  return if defined $form->{again} && $now < $form->{again};
  my $error = '';
  if (($form->{checked} || 0) + 1000 <= $now) {
    $form->{checked} = $now;
    close_file($form) if $form->{file} && !still_there($form);
  }
  while (is_waiting($form)) {
    if (!$form->{file}) { $error = open_file($form); last if $error ne '' }
    if ($form->{waiting} eq '') { $form->{waiting} = lost_line($form); next }
    my $part = next_part($form, $now);
    next if !defined $part;
    mark($form, $now);
    my $written = syswrite $form->{file}, $form->{waiting}, $part;
    if (!defined $written) { next if $! == EINTR; $error = "$!"; close_file($form); last }
    $form->{size} += $written;
    substr($form->{waiting}, 0, $written, '');
  }
  $form->{again} = $error eq '' ? undef : $now + 500;
  if ($error ne '') { say_problem("$form->{path} cannot be written: $error") }
  elsif (!defined $form->{unrotated}) { say_problem('') }
}

sub lost_line {
  my ($form) = @_;
  my $lost = $form->{lost};
  $form->{lost} = 0;
  return $form->{kind} eq 'plain' ? "wzp: $lost bytes are missing here: the file could not be written\n" : '';
}

# Bytes that may go into this file; undef when there is another file now.
sub next_part {
  my ($form, $now) = @_;
  my ($size, $length) = ($form->{size}, length $form->{waiting});
  $form->{began} = $now if !defined $form->{began};
  if ($size > 0 && $set{max_age} > 0 && $now - $form->{began} >= $set{max_age}) { return if rotate($form, $now) }
  return $length if $set{max_size} == 0 || $size + $length <= $set{max_size};
  my $fits = $set{max_size} > $size ? rindex($form->{waiting}, "\n", $set{max_size} - $size - 1) + 1 : 0;
  return $fits if $fits > 0;
  if ($size > 0) { return if rotate($form, $now) }
  my $line = index($form->{waiting}, "\n") + 1;
  return $line > 0 ? $line : $length;
}

sub mark {
  my ($form, $now) = @_;
  return if !$form->{times} || $form->{size} > 0 && $now - $form->{marked} < 100;
  $form->{marked} = $now;
  syswrite $form->{times}, "$form->{size} $now\n";
}

